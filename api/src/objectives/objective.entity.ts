import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('objective')
export class ObjectiveEntity {
  @PrimaryColumn('uuid', { name: 'organisation_id' }) organisationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') code: string;
  @Column('text') title: string;
  @Column('uuid', { name: 'unit_id' }) unitId: string;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt: Date | null;
  @Column('integer') version: number;
}
