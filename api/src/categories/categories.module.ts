import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { sayConstraint } from '../platform/constraint-words';
import { CategoriesController } from './categories.controller';
import { CategoryEntity } from './category.entity';
import { CloseCategory } from './close-category';
import { CreateCategory } from './create-category';
import { EditCategory } from './edit-category';
import { ListCategories } from './list-categories';

sayConstraint('category_name_unique', 'name', 'There is a category of this name already');

@Module({
  imports: [TypeOrmModule.forFeature([CategoryEntity])],
  controllers: [CategoriesController],
  providers: [ListCategories, CreateCategory, EditCategory, CloseCategory],
})
export class CategoriesModule {}
