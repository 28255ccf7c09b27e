import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { LIMITS } from '@holdfast/domain';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';

/* Fields of an address: what lists are narrowed to. */

export const DUE = ['overdue', 'soon'] as const;
export type Due = (typeof DUE)[number];

/** What the residual did at its latest assessment. */
export const MOVES = ['rose', 'cameDown', 'unchanged', 'new'] as const;
export type Move = (typeof MOVES)[number];

/** Of what is tolerated above appetite: nobody bears it as it stands; the acceptance ends soon; it was of another score. */
export const ACCEPTANCES = ['needed', 'ending', 'stale'] as const;
export type AcceptanceNeed = (typeof ACCEPTANCES)[number];

const MOST = 50;
const MOST_DAYS = 366;

/** In an address a value stands once or several times: `?owner=a&owner=b`. */
const many = Transform(({ value }: { value: unknown }) => (value === undefined || Array.isArray(value) ? value : [value]));

const list = (called: string, items: Record<string, unknown>): PropertyDecorator[] => [
  IsOptional(),
  many,
  ArrayMaxSize(MOST, { message: `Choose at most ${MOST} for ${called}` }),
  ApiProperty({ description: called, required: false, type: 'array', items, style: 'form', explode: true } as never),
];

export const IdsInQuery = (called: string): PropertyDecorator =>
  applyDecorators(...list(called, { type: 'string', format: 'uuid' }), IsUUID(undefined, { each: true, message: `Choose the ${called} from the list` }));

export const WordsInQuery = (called: string, words: readonly string[]): PropertyDecorator =>
  applyDecorators(...list(called, { type: 'string', enum: [...words] }), IsIn([...words], { each: true, message: `Choose the ${called} from the list` }));

/** Names that the program gives, such as `risk.assessed`. */
export const NamesInQuery = (called: string): PropertyDecorator =>
  applyDecorators(...list(called, { type: 'string', maxLength: LIMITS.name }), Matches(/^[a-z][a-z.-]{0,79}$/, { each: true, message: `Choose ${called} from the list` }));

export const CodesInQuery = (called: string): PropertyDecorator =>
  applyDecorators(
    ...list(called, { type: 'string', maxLength: LIMITS.code }),
    Matches(/^\P{C}+$/u, { each: true, message: `Choose the ${called} from the matrix` }),
    MaxLength(LIMITS.code, { each: true, message: `Choose the ${called} from the matrix` }),
  );

/** Short texts of people's own, such as the name of a policy. */
export const TextsInQuery = (called: string, length: number): PropertyDecorator =>
  applyDecorators(
    ...list(called, { type: 'string', maxLength: length }),
    IsString({ each: true, message: `Choose the ${called} from the list` }),
    MaxLength(length, { each: true, message: `Choose the ${called} from the list` }),
  );

export const DaysInQuery = (called: string): PropertyDecorator =>
  applyDecorators(
    IsOptional(),
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' && /^\d{1,4}$/.test(value) ? Number(value) : value)),
    IsInt({ message: `${called} is a number of days` }),
    Min(1, { message: `${called} is at least 1 day` }),
    Max(MOST_DAYS, { message: `${called} is at most ${MOST_DAYS} days` }),
    ApiProperty({ description: `${called}, in days`, required: false, type: 'integer', minimum: 1, maximum: MOST_DAYS } as never),
  );

export const YesInQuery = (called: string): PropertyDecorator =>
  applyDecorators(
    IsOptional(),
    Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value)),
    IsBoolean({ message: `${called} is true or false` }),
    ApiProperty({ description: called, required: false, type: 'boolean' } as never),
  );

export const NumberInQuery = (called: string, { min, max }: { min: number; max: number }): PropertyDecorator =>
  applyDecorators(
    IsOptional(),
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' && /^\d{1,10}$/.test(value) ? Number(value) : value)),
    IsInt({ message: `${called} is a whole number` }),
    Min(min, { message: `${called} is at least ${min}` }),
    Max(max, { message: `${called} is at most ${max.toLocaleString('en-GB')}` }),
    ApiProperty({ description: called, required: false, type: 'integer', minimum: min, maximum: max } as never),
  );
