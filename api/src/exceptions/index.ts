export { ExceptionsModule } from './exceptions.module';
export { EXCEPTION_JOINS, IN_SIGHT as EXCEPTION_IN_SIGHT, stateSql as exceptionStateSql, waitsForCaller as exceptionWaits } from './exception-row';
export { homeExceptions } from './home-exceptions';
export { runningOut } from './running-out';
