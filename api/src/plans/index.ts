export { handOverPlans } from './hand-over-plans';
export { PlansModule } from './plans.module';
