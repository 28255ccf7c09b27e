export { loadRegister, requireInRegister, requireOpen, type LoadedRegister } from './load-register';
export { boundTo, readableScope, todayAt, type ScopeOf } from './readable-scope';
export { todayOf } from './today-of';
export { RegistersModule } from './registers.module';
