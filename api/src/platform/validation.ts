import { ValidationPipe, type ValidationError } from '@nestjs/common';
import type { FieldError } from '@holdfast/contracts';
import { needsChange } from './refusal';

/** Whitelists, trims and checks a body or query by the class in `libs/contracts`; every fault at once, by field. */
export const validation = (): ValidationPipe =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => needsChange(errors.flatMap((error) => faultsOf(error))),
  });

function faultsOf(error: ValidationError, above = ''): FieldError[] {
  const field = above + error.property;
  const here = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
    field,
    message: rule === 'whitelistValidation' ? `There is no field called ${error.property.slice(0, 60)}` : message,
  }));
  // A value of the wrong type breaks several rules; the first that was written is the one that tells.
  return [...here.slice(0, 1), ...(error.children ?? []).flatMap((child) => faultsOf(child, `${field}.`))];
}
