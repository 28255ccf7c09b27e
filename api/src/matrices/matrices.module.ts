import { Module } from '@nestjs/common';
import { sayConstraint } from '../platform/constraint-words';
import { AddVersion } from './add-version';
import { CreateMatrix } from './create-matrix';
import { DiscardDraft } from './discard-draft';
import { EditDraft } from './edit-draft';
import { EditMatrix } from './edit-matrix';
import { MatricesController } from './matrices.controller';
import { MatrixQueries } from './matrix-queries';
import { PublishVersion } from './publish-version';
import { ReadLibrary } from './read-library';

sayConstraint('risk_matrix_name_unique', 'name', 'There is a matrix of this name already. Choose another name');
sayConstraint('risk_matrix_version_one_draft', 'definition', 'This matrix has a draft already. Go on with that one');
sayConstraint('risk_matrix_version_published_is_final', 'definition', 'This version is published and never changes');

@Module({
  controllers: [MatricesController],
  providers: [MatrixQueries, CreateMatrix, EditMatrix, AddVersion, EditDraft, DiscardDraft, PublishVersion, ReadLibrary],
})
export class MatricesModule {}
