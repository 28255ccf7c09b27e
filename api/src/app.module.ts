import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActionsModule } from './actions';
import { APP_OPTIONS, type AppOptions } from './app-options';
import { AcceptancesModule } from './acceptances';
import { AssuranceModule } from './assurance';
import { AttachmentsModule } from './attachments';
import { AuditModule } from './audit';
import { CategoriesModule } from './categories';
import { ContradictionsModule } from './contradictions';
import { ControlsModule } from './controls';
import { CrosswalksModule } from './crosswalks';
import { EscalationsModule } from './escalations';
import { ExceptionsModule } from './exceptions';
import { FreezesModule } from './freezes';
import { ExportsModule } from './exports';
import { HeatMapsModule } from './heat-maps';
import { HomeModule } from './home';
import { IdentityModule, SessionGuard } from './identity';
import { IndicatorsModule } from './indicators';
import { MatricesModule } from './matrices';
import { MitigationModule } from './mitigation';
import { NoticesModule } from './notices';
import { ObjectivesModule } from './objectives';
import { OrganisationModule } from './organisation';
import { ExercisesModule } from './exercises';
import { FailureReviewsModule } from './failure-reviews';
import { InvocationReportsModule } from './invocation-reports';
import { InvocationsModule } from './invocations';
import { ImpactAnalysisModule } from './impact-analysis';
import { PartnershipsModule } from './partnerships';
import { WorkingCalendarsModule } from './working-calendars';
import { PlansModule } from './plans';
import { BundlesModule } from './bundles';
import { ActivitiesModule } from './activities';
import { DependenciesModule } from './dependencies';
import { ImportsModule } from './imports';
import { ResourcesModule } from './resources';
import { PeopleModule } from './people';
import { AnswerInterceptor } from './platform/answer-interceptor';
import { HealthModule } from './platform/health/health.module';
import { PlatformModule } from './platform/platform.module';
import { ProblemFilter } from './platform/problem-filter';
import { validation } from './platform/validation';
import { RecommendationsModule } from './recommendations';
import { CoverageModule } from './coverage';
import { RecoveryAnalysisModule } from './recovery-analysis';
import { RegistersModule } from './registers';
import { ReportsModule } from './reports';
import { ReviewsModule } from './reviews';
import { RiskListsModule } from './risk-lists';
import { RisksModule } from './risks';
import { SearchModule } from './search';
import { CalendarFeedsModule } from './calendar-feeds';
import { TokensModule } from './tokens';
import { UnitsModule } from './units';

/** The list of contexts, and what holds for all of them. */
@Module({})
export class AppModule {
  static forRoot(options: AppOptions): DynamicModule {
    return {
      module: AppModule,
      global: true,
      imports: [
        TypeOrmModule.forRoot({
          type: 'postgres',
          url: options.servingUrl,
          autoLoadEntities: true,
          synchronize: false,
          poolSize: options.poolSize ?? 10,
          applicationName: 'holdfast',
        }),
        PlatformModule,
        HealthModule,
        IdentityModule,
        OrganisationModule,
        UnitsModule,
        PeopleModule,
        TokensModule,
        CalendarFeedsModule,
        MatricesModule,
        CrosswalksModule,
        RegistersModule,
        RisksModule,
        ControlsModule,
        AcceptancesModule,
        MitigationModule,
        ActionsModule,
        RecommendationsModule, RecoveryAnalysisModule, CoverageModule,
        AssuranceModule,
        PartnershipsModule, WorkingCalendarsModule, ImpactAnalysisModule, ExercisesModule, InvocationsModule, FailureReviewsModule, InvocationReportsModule,
        PlansModule,
        ActivitiesModule,
        ResourcesModule,
        DependenciesModule,
        ImportsModule,
        AttachmentsModule,
        AuditModule,
        ReviewsModule,
        ContradictionsModule,
        EscalationsModule,
        ExceptionsModule,
        FreezesModule, BundlesModule,
        ReportsModule,
        RiskListsModule,
        HeatMapsModule,
        ExportsModule,
        SearchModule,
        HomeModule,
        NoticesModule,
        CategoriesModule,
        ObjectivesModule,
        IndicatorsModule,
      ],
      providers: [
        { provide: APP_OPTIONS, useValue: options },
        { provide: APP_PIPE, useFactory: validation },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useExisting: SessionGuard },
        { provide: APP_INTERCEPTOR, useClass: AnswerInterceptor },
      ],
      exports: [APP_OPTIONS],
    };
  }
}
