export { ExceptionsModule } from './exceptions.module';
export { homeExceptions } from './home-exceptions';
