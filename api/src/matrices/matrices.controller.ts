import { Body, Controller, Delete, Get, HttpCode, Inject, Patch, Post, Put, Query } from '@nestjs/common';
import {
  AddMatrixVersionRequest, CreateMatrixRequest, EditMatrixRequest, MatrixDefinitionRequest, MatrixLibraryRequest,
  type LibraryMatrixView, type MatrixVersionView, type MatrixView, type PublishedMatrixView, type ReadyMadeMatrixView,
} from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { IfMatch } from '../platform/etag';
import { IdParam } from '../platform/id-param';
import { Caller, Requires } from '../platform/permission';
import { FileOf, TakesFile, type UploadedFile } from '../platform/uploaded-file';
import { AddVersion } from './add-version';
import { CreateMatrix } from './create-matrix';
import { DiscardDraft } from './discard-draft';
import { EditDraft } from './edit-draft';
import { EditMatrix } from './edit-matrix';
import { MatrixQueries } from './matrix-queries';
import { PublishVersion } from './publish-version';
import { ReadLibrary } from './read-library';

/** Many times what a library of matrices takes. */
const LIBRARY_FILE = { bytes: 2 * 1024 * 1024, words: () => 'A library of matrices may be 2 MB at most. Nothing has been read.' };

@Controller()
export class MatricesController {
  constructor(
    @Inject(MatrixQueries) private readonly queries: MatrixQueries,
    @Inject(CreateMatrix) private readonly createMatrix: CreateMatrix,
    @Inject(EditMatrix) private readonly editMatrix: EditMatrix,
    @Inject(AddVersion) private readonly addVersion: AddVersion,
    @Inject(EditDraft) private readonly editDraft: EditDraft,
    @Inject(DiscardDraft) private readonly discardDraft: DiscardDraft,
    @Inject(PublishVersion) private readonly publishVersion: PublishVersion,
    @Inject(ReadLibrary) private readonly readLibrary: ReadLibrary,
  ) {}

  @Get('matrices')
  @Requires('matrix.read')
  list(@Caller() actor: Actor): Promise<MatrixView[]> {
    return this.queries.list(actor);
  }

  @Post('matrices')
  @Requires('matrix.manage')
  create(@Body() request: CreateMatrixRequest, @Caller() actor: Actor): Promise<MatrixVersionView> {
    return this.createMatrix.run(request, actor);
  }

  @Post('matrix-libraries')
  @HttpCode(200)
  @Requires('matrix.manage')
  @TakesFile(LIBRARY_FILE)
  library(@Query() _request: MatrixLibraryRequest, @FileOf() file: UploadedFile, @Caller() actor: Actor): LibraryMatrixView[] {
    return this.readLibrary.run(file, actor);
  }

  @Patch('matrices/:id')
  @Requires('matrix.manage')
  edit(@IdParam() id: string, @Body() request: EditMatrixRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<MatrixView> {
    return this.editMatrix.run(id, request, version, actor);
  }

  @Post('matrices/:id/versions')
  @Requires('matrix.manage')
  add(@IdParam() id: string, @Body() request: AddMatrixVersionRequest, @Caller() actor: Actor): Promise<MatrixVersionView> {
    return this.addVersion.run(id, request, actor);
  }

  @Get('matrix-versions/:id')
  @Requires('matrix.read')
  version(@IdParam() id: string, @Caller() actor: Actor): Promise<MatrixVersionView> {
    return this.queries.version(actor, id);
  }

  @Put('matrix-versions/:id')
  @Requires('matrix.manage')
  editVersion(@IdParam() id: string, @Body() request: MatrixDefinitionRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<MatrixVersionView> {
    return this.editDraft.run(id, request, version, actor);
  }

  @Delete('matrix-versions/:id')
  @HttpCode(204)
  @Requires('matrix.manage')
  discard(@IdParam() id: string, @IfMatch() version: number, @Caller() actor: Actor): Promise<void> {
    return this.discardDraft.run(id, version, actor);
  }

  @Post('matrix-versions/:id/publication')
  @Requires('matrix.manage')
  publish(@IdParam() id: string, @IfMatch() version: number, @Caller() actor: Actor): Promise<PublishedMatrixView> {
    return this.publishVersion.run(id, version, actor);
  }

  @Get('ready-made-matrices')
  @Requires('matrix.read')
  readyMade(@Caller() actor: Actor): Promise<ReadyMadeMatrixView[]> {
    return this.queries.readyMade(actor);
  }
}
