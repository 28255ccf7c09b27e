export { MailModule } from './mail.module';
export { MailOutbox, type Mail } from './mail-outbox';
