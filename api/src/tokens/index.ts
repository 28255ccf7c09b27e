export { endTokenAtTheCommandLine } from './end-token';
export { tokensOf } from './token-row';
export { TokensModule } from './tokens.module';
