import { Body, Controller, Get, Inject, Patch, Post } from '@nestjs/common';
import { CategoryRequest, CloseRequest, type CategoryView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { IfMatch } from '../platform/etag';
import { IdParam } from '../platform/id-param';
import { Caller, Requires } from '../platform/permission';
import { CloseCategory } from './close-category';
import { CreateCategory } from './create-category';
import { EditCategory } from './edit-category';
import { ListCategories } from './list-categories';

@Controller('categories')
export class CategoriesController {
  constructor(
    @Inject(ListCategories) private readonly listCategories: ListCategories,
    @Inject(CreateCategory) private readonly createCategory: CreateCategory,
    @Inject(EditCategory) private readonly editCategory: EditCategory,
    @Inject(CloseCategory) private readonly closeCategory: CloseCategory,
  ) {}

  @Get()
  @Requires('register.read')
  list(@Caller() actor: Actor): Promise<CategoryView[]> {
    return this.listCategories.run(actor);
  }

  @Post()
  @Requires('category.manage')
  create(@Body() request: CategoryRequest, @Caller() actor: Actor): Promise<CategoryView> {
    return this.createCategory.run(request, actor);
  }

  @Patch(':id')
  @Requires('category.manage')
  edit(@IdParam() id: string, @Body() request: CategoryRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<CategoryView> {
    return this.editCategory.run(id, request, version, actor);
  }

  @Post(':id/closure')
  @Requires('category.manage')
  close(@IdParam() id: string, @Body() request: CloseRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<CategoryView> {
    return this.closeCategory.run(id, request, version, actor);
  }
}
