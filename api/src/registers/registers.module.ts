import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { sayConstraint } from '../platform/constraint-words';
import { CloseRegister } from './close-register';
import { CreateRegister } from './create-register';
import { EditRegister } from './edit-register';
import { RegisterQueries } from './register-queries';
import { RegisterEntity } from './register.entity';
import { RegistersController } from './registers.controller';

sayConstraint('register_prefix_unique', 'prefix', 'Another register uses this prefix. Choose another');

@Module({
  imports: [TypeOrmModule.forFeature([RegisterEntity])],
  controllers: [RegistersController],
  providers: [RegisterQueries, CreateRegister, EditRegister, CloseRegister],
})
export class RegistersModule {}
