import { Body, Controller, Get, Inject, Patch } from '@nestjs/common';
import { ChooseDigestRequest, type DigestView } from '@holdfast/contracts';
import type { Actor } from '../../platform/actor';
import { IfMatch } from '../../platform/etag';
import { Caller, Requires } from '../../platform/permission';
import { ChooseDigest } from './choose-digest';
import { ReadDigest } from './read-digest';

@Controller('digest')
export class DigestController {
  constructor(
    @Inject(ReadDigest) private readonly readDigest: ReadDigest,
    @Inject(ChooseDigest) private readonly chooseDigest: ChooseDigest,
  ) {}

  @Get()
  @Requires('signed-in')
  read(@Caller() actor: Actor): Promise<DigestView> {
    return this.readDigest.run(actor);
  }

  @Patch()
  @Requires('signed-in')
  choose(@Body() request: ChooseDigestRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<DigestView> {
    return this.chooseDigest.run(request, version, actor);
  }
}
