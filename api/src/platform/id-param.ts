import { Param, type PipeTransform } from '@nestjs/common';
import { notFound } from './refusal';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const id: PipeTransform<string, string> = {
  transform: (value) => {
    if (!UUID.test(value)) throw notFound('There is nothing at this address.');
    return value;
  },
};

/** The id in a path. What is no id cannot be the address of anything. */
export const IdParam = (name = 'id'): ParameterDecorator => Param(name, id);
