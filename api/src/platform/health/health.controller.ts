import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { HealthView } from '@holdfast/contracts';
import type { FastifyReply } from 'fastify';
import { Requires } from '../permission';
import { Readiness } from './readiness';

/** For whatever watches the process: restart it when it is not alive, send nobody to it while it is not ready. */
@Controller('health')
export class HealthController {
  constructor(@Inject(Readiness) private readonly readiness: Readiness) {}

  @Get('live')
  @Requires('public')
  live(): HealthView {
    return { status: 'alive' };
  }

  @Get('ready')
  @Requires('public')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthView> {
    const health = await this.readiness.check();
    if (health.status !== 'ready') void reply.status(503);
    return health;
  }
}
