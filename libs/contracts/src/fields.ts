import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { hasVisible, isIsoDate, isLocalMoment } from '@holdfast/domain';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize, IsArray, IsBoolean, IsEmail, IsIn, IsInt, IsISO8601, IsNumber, IsObject, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min,
  MinLength, ValidateBy, ValidateIf, ValidateNested,
} from 'class-validator';

/*
 * One decorator per kind of field: it validates, words the refusal for the person who typed, and describes the field
 * for OpenAPI. `called` is the field's name as its label on screen says it.
 */

interface Common {
  called: string;
  /** May be left out of the request: then nothing is said about it (in an edit: it stays as it is). */
  optional?: boolean;
  /** May be null: "none". */
  nullable?: boolean;
}

// Tab and line feed are typing; the other control characters and lone surrogates are accidents or attacks.
const READABLE = /^(?:[^\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uD800-\uDFFF]|[\uD800-\uDBFF][\uDC00-\uDFFF])*$/;

// A UUID may be written in capitals; PostgreSQL tells it in small letters, and the two must compare as the same.
const small = Transform(({ value }: { value: unknown }) => {
  const one = (id: unknown): unknown => (typeof id === 'string' ? id.toLowerCase() : id);
  return Array.isArray(value) ? value.map(one) : one(value);
});

const trim = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.replace(/\r\n?/g, '\n').trim() : value));

const presence = ({ optional, nullable }: Common): PropertyDecorator[] => {
  if (optional && nullable) return [IsOptional()];
  if (optional) return [ValidateIf((_, value) => value !== undefined)];
  if (nullable) return [ValidateIf((_, value) => value !== null)];
  return [];
};

const described = (field: Common, schema: Record<string, unknown>): PropertyDecorator =>
  ApiProperty({ description: field.called, required: !field.optional, nullable: !!field.nullable, ...schema } as never);

/** Something to see, where something is asked for. What is no text or is empty, other rules refuse in their words. */
const Visible = (message: string): PropertyDecorator =>
  ValidateBy({ name: 'visible', validator: { validate: (value) => typeof value !== 'string' || value === '' || hasVisible(value) } }, { message }) as PropertyDecorator;

/** Text of `min` to `max` characters, trimmed, line ends as LF, without control characters. */
export const Text = (field: Common & { max: number; min?: number; pattern?: RegExp; hint?: string }): PropertyDecorator =>
  applyDecorators(
    trim,
    ...presence(field),
    IsString({ message: ({ value }) => (value === undefined || value === null ? `Write the ${lower(field.called)}` : `${field.called} is text`) }),
    MaxLength(field.max, { message: `${field.called} has room for ${field.max.toLocaleString('en-GB')} characters` }),
    ...(field.min ? [MinLength(field.min, { message: field.min === 1 ? `Write the ${lower(field.called)}` : `${field.called} needs at least ${field.min} characters` })] : []),
    ...(field.min ? [Visible(`Write the ${lower(field.called)}`)] : []),
    Matches(READABLE, { message: `${field.called} holds a character that cannot be shown. Type it again without it` }),
    ...(field.pattern ? [Matches(field.pattern, { message: field.hint ?? `${field.called} is not in the form expected` })] : []),
    described(field, { type: 'string', maxLength: field.max, minLength: field.min }),
  );

/** A password: not trimmed. */
export const Password = (field: Common & { min: number; max: number }): PropertyDecorator =>
  applyDecorators(
    IsString({ message: `${field.called} is text` }),
    MinLength(field.min, { message: field.min > 1 ? `${field.called} needs at least ${field.min} characters` : `Type the ${lower(field.called)}` }),
    MaxLength(field.max, { message: `${field.called} has room for ${field.max} characters` }),
    described(field, { type: 'string', format: 'password' }),
  );

export const Email = (field: Common & { max: number }): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim().toLowerCase() : value)),
    ...presence(field),
    IsEmail({}, { message: 'Write an e-mail address, like name@council.example' }),
    MaxLength(field.max, { message: `${field.called} has room for ${field.max} characters` }),
    described(field, { type: 'string', format: 'email' }),
  );

/** The id of something in the same organisation; the verb checks that it is within the caller's scope. */
export const Id = (field: Common): PropertyDecorator =>
  applyDecorators(small, ...presence(field), IsUUID(undefined, { message: `Choose the ${lower(field.called)} from the list` }), described(field, { type: 'string', format: 'uuid' }));

/** An id that a device made, or of a part of a document that names its own: by it nothing is looked for beyond what the request is about. */
export const OwnId = (field: Common): PropertyDecorator =>
  applyDecorators(small, ...presence(field), Matches(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, { message: `${field.called} has an id of its own` }), described(field, { type: 'string', pattern: '^[0-9a-f-]{36}$' }));

export const Ids = (field: Common & { max: number }): PropertyDecorator =>
  applyDecorators(
    small,
    ...presence(field),
    IsArray({ message: `${field.called} is a list` }),
    ArrayMaxSize(field.max, { message: `${field.called} holds at most ${field.max}` }),
    IsUUID(undefined, { each: true, message: `Choose ${lower(field.called)} from the list` }),
    described(field, { type: 'array', items: { type: 'string', format: 'uuid' } }),
  );

/** Short texts, each trimmed; empty ones are refused. */
export const Texts = (field: Common & { max: number; length: number }): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value.map((one: unknown) => (typeof one === 'string' ? one.trim() : one)) : value)),
    ...presence(field),
    IsArray({ message: `${field.called} is a list` }),
    ArrayMaxSize(field.max, { message: `${field.called} holds at most ${field.max}` }),
    IsString({ each: true, message: `${field.called} is a list of texts` }),
    MinLength(1, { each: true, message: `${field.called}: write a name, or leave it out` }),
    MaxLength(field.length, { each: true, message: `${field.called}: each has room for ${field.length} characters` }),
    Matches(READABLE, { each: true, message: `${field.called} holds a character that cannot be shown. Type it again without it` }),
    described(field, { type: 'array', items: { type: 'string', maxLength: field.length } }),
  );

/** One word of a vocabulary of the domain. */
export const OneOf = (field: Common & { words: readonly string[] }): PropertyDecorator =>
  applyDecorators(...presence(field), IsIn([...field.words], { message: `Choose the ${lower(field.called)} from the list` }), described(field, { type: 'string', enum: [...field.words] }));

/** Nothing twice in a list: the rule of the library compares each with each, of a hundred thousand for half a minute. */
const Once = (message: string): PropertyDecorator =>
  ValidateBy({ name: 'once', validator: { validate: (value) => !Array.isArray(value) || new Set(value).size === value.length } }, { message }) as PropertyDecorator;

/** Several words of a vocabulary, each once. */
export const Words = (field: Common & { words: readonly string[] }): PropertyDecorator =>
  applyDecorators(
    ...presence(field),
    IsArray({ message: `${field.called} is a list` }),
    ArrayMaxSize(field.words.length, { message: `${field.called}: choose each once` }),
    Once(`${field.called}: choose each once`),
    IsIn([...field.words], { each: true, message: `Choose ${lower(field.called)} from the list` }),
    described(field, { type: 'array', items: { type: 'string', enum: [...field.words] } }),
  );

export const Whole = (field: Common & { min: number; max: number }): PropertyDecorator =>
  applyDecorators(
    ...presence(field),
    IsInt({ message: `${field.called} is a whole number` }),
    Min(field.min, { message: `${field.called} is at least ${field.min}` }),
    Max(field.max, { message: `${field.called} is at most ${field.max.toLocaleString('en-GB')}` }),
    described(field, { type: 'integer', minimum: field.min, maximum: field.max }),
  );

/** A number with at most four decimals, as far as it goes either way. */
export const Measured = (field: Common & { min: number; max: number }): PropertyDecorator =>
  applyDecorators(
    ...presence(field),
    IsNumber({ allowNaN: false, allowInfinity: false, maxDecimalPlaces: 4 }, { message: `${field.called} is a number with at most four decimals` }),
    Min(field.min, { message: `${field.called} is at least ${field.min.toLocaleString('en-GB')}` }),
    Max(field.max, { message: `${field.called} is at most ${field.max.toLocaleString('en-GB')}` }),
    described(field, { type: 'number', minimum: field.min, maximum: field.max }),
  );

export const YesNo = (field: Common): PropertyDecorator =>
  applyDecorators(...presence(field), IsBoolean({ message: `${field.called} is yes or no` }), described(field, { type: 'boolean' }));

/** A list with a place for each of something, in which some are not known: codes, or whole numbers; null: not known. */
export const CodesOrUnknown = (field: Common & { max: number; length: number }): PropertyDecorator =>
  listOrUnknown(field, (one) => typeof one === 'string' && one.length <= field.length && READABLE.test(one), { type: 'string', maxLength: field.length });

export const WholesOrUnknown = (field: Common & { max: number; most: number }): PropertyDecorator =>
  listOrUnknown(field, (one) => Number.isInteger(one) && (one as number) >= 0 && (one as number) <= field.most, { type: 'integer', minimum: 0, maximum: field.most });

const listOrUnknown = (field: Common & { max: number }, fits: (one: unknown) => boolean, items: Record<string, unknown>): PropertyDecorator =>
  applyDecorators(
    ...presence(field),
    IsArray({ message: `${field.called} is a list` }),
    ArrayMaxSize(field.max, { message: `${field.called} holds at most ${field.max}` }),
    ValidateBy(
      { name: 'known', validator: { validate: (value) => !Array.isArray(value) || value.every((one: unknown) => one === null || fits(one)) } },
      { message: items['type'] === 'integer' ? `${field.called}: write whole numbers from 0 up, or leave it not known` : `${field.called}: choose from the list, or leave it not known` },
    ) as PropertyDecorator,
    described(field, { type: 'array', maxItems: field.max, items: { ...items, nullable: true } }),
  );

/** Whole numbers, each within the bounds. */
export const Wholes = (field: Common & { min: number; max: number; most: number }): PropertyDecorator =>
  applyDecorators(
    ...presence(field),
    IsArray({ message: `${field.called} is a list` }),
    ArrayMaxSize(field.most, { message: `${field.called} holds at most ${field.most}` }),
    IsInt({ each: true, message: `${field.called} are whole numbers` }),
    Min(field.min, { each: true, message: `${field.called} are at least ${field.min}` }),
    Max(field.max, { each: true, message: `${field.called} are at most ${field.max.toLocaleString('en-GB')}` }),
    described(field, { type: 'array', maxItems: field.most, items: { type: 'integer', minimum: field.min, maximum: field.max } }),
  );

/** Calendar days, each `yyyy-mm-dd`. */
export const Days = (field: Common & { max: number }): PropertyDecorator =>
  applyDecorators(
    ...presence(field),
    IsArray({ message: `${field.called} is a list` }),
    ArrayMaxSize(field.max, { message: `${field.called} holds at most ${field.max}` }),
    Matches(/^\d{4}-\d{2}-\d{2}$/, { each: true, message: `${field.called} are dates: day, month and year` }),
    described(field, { type: 'array', maxItems: field.max, items: { type: 'string', format: 'date' } }),
  );

/** A calendar day, `yyyy-mm-dd`. */
export const Day = (field: Common): PropertyDecorator =>
  applyDecorators(
    ...presence(field),
    Matches(/^\d{4}-\d{2}-\d{2}$/, { message: `${field.called} is a date: day, month and year` }),
    ValidateBy({ name: 'day', validator: { validate: isIsoDate } }, { message: `${field.called} is not a day of the calendar` }) as PropertyDecorator,
    described(field, { type: 'string', format: 'date' }),
  );

/** A moment in ISO 8601, in UTC: `yyyy-mm-ddThh:mmZ`. */
export const Moment = (field: Common): PropertyDecorator =>
  applyDecorators(
    ...presence(field),
    Matches(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?Z$/, { message: `${field.called} is a day and a time` }),
    IsISO8601({ strict: true }, { message: `${field.called} is not a day of the calendar` }),
    described(field, { type: 'string', format: 'date-time' }),
  );

/** A time on the organisation's clock, `yyyy-mm-ddThh:mm`. */
export const LocalMoment = (field: Common): PropertyDecorator =>
  applyDecorators(
    ...presence(field),
    ValidateBy({ name: 'localMoment', validator: { validate: (value) => typeof value === 'string' && isLocalMoment(value) } }, { message: `${field.called} is a day and a time` }) as PropertyDecorator,
    described(field, { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$' }),
  );

/*
 * What a nested value may be is settled before the rules look into it: they follow lists in lists, which no form sends and no
 * verb expects, and a list of hundreds of thousands keeps them busy for a minute.
 */
const entries = (max: number): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value.slice(0, max + 1).map((one: unknown) => (Array.isArray(one) ? null : one)) : value));

const noList = Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? [] : value));

export const Nested = ({ max = 100, ...field }: Common & { of: () => new () => object; many?: boolean; max?: number }): PropertyDecorator =>
  applyDecorators(
    field.many ? entries(max) : noList,
    ...presence(field),
    ...(field.many ? [IsArray({ message: `${field.called} is a list` }), ArrayMaxSize(max, { message: `${field.called} holds at most ${max}` })] : [IsObject({ message: `${field.called} is missing` })]),
    ValidateNested({ each: !!field.many, message: field.many ? `${field.called}: fill this in, or leave it out` : `${field.called} is missing` }),
    Type(field.of),
    // Swagger knows a class that is named later by the function's own name, `type`.
    ApiProperty({ description: field.called, required: !field.optional, nullable: !!field.nullable, type: () => field.of(), isArray: !!field.many } as never),
  );

/** A value whose shape the domain checks (a matrix, a mapping): the pipe leaves it alone. */
export const Json = (field: Common): PropertyDecorator =>
  applyDecorators(...presence(field), IsObject({ message: `${field.called} is missing` }), described(field, { type: 'object', additionalProperties: true }));

const lower = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);
