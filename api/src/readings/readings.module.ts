import { Module } from '@nestjs/common';
import { NoteReadings } from './note-readings';

@Module({ providers: [NoteReadings], exports: [NoteReadings] })
export class ReadingsModule {}
