import { Module } from '@nestjs/common';
import { EndToken } from './end-token';
import { ListTokens } from './list-tokens';
import { MakeToken } from './make-token';
import { TokensController } from './tokens.controller';

@Module({ controllers: [TokensController], providers: [ListTokens, MakeToken, EndToken] })
export class TokensModule {}
