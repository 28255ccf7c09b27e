import { Module } from '@nestjs/common';
import { ContradictionsController } from './contradictions.controller';
import { RegisterContradictions } from './register-contradictions';
import { RiskCheck } from './risk-check';

@Module({ controllers: [ContradictionsController], providers: [RiskCheck, RegisterContradictions] })
export class ContradictionsModule {}
