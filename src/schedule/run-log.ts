import type {Stage} from '../core/events.ts';
import type {Plan} from '../core/plan.ts';
import type {PlannedTake} from '../core/planned-take.ts';
import type {ReadyWork, WorkName} from '../core/work.ts';
import type {Report} from '../executors/executor.ts';
import type {Machine} from '../machine/machine.ts';
import type {ProjectPlan} from '../plan/plan-project.ts';
import {takeWorkName} from '../plan/take-work.ts';
import {planTotals} from '../plan/totals.ts';
import type {MadeWork} from './local-scheduler.ts';

/** What a run has planned and made so far. It tells events, and keeps what finished films are counted by. */
export class RunLog {
  readonly #machine: Machine;
  /** What was first planned for each take: a later plan finds what this run has made in the store. */
  readonly #actions = new Map<WorkName, Pick<PlannedTake, 'action' | 'reason' | 'code'>>();
  readonly #reports = new Map<WorkName, Report>();
  readonly #stages = new Map<Stage, number>();
  readonly #filmsBegunAt = new Map<string, number>();

  constructor(machine: Machine) {
    this.#machine = machine;
    this.#begin('scan', 'timelines');
  }

  /** Tells what a plan has decided, each take once. */
  planned({isSettled, work, findings, summary}: ProjectPlan): void {
    if (isSettled) {
      this.#end('scan', 'timelines');
      this.#machine.tell(findings);
      for (const take of [...summary.shots, ...summary.sounds]) this.#plannedTake(take);
      for (const message of summary.shots.flatMap(({audio}) => audio?.warnings ?? [])) this.#machine.warnOnce(message);
      return;
    }
    // Lines that a timeline follows are made before it is settled.
    const waits = work.some(({action}) => action === 'blocked');
    for (const one of work) if (waits && one.kind === 'sound' && one.input) this.#plannedTake(one.input.take);
  }

  #plannedTake(take: PlannedTake): void {
    const name = takeWorkName(take);
    if (this.#actions.has(name)) return;
    const {id, video, action, reason, code} = take;
    this.#actions.set(name, {action, reason, code});
    const {emit} = this.#machine.context;
    if (take.kind === 'shot') emit({event: 'shot-planned', shot: id, video, action, reason, code});
    else emit({event: 'sound-planned', sound: id, video, action, reason, code});
  }

  /** Tells which stages go on. */
  running(work: readonly ReadyWork[], isSettled: boolean): void {
    const makesTakes = work.some(({kind}) => kind === 'take' || kind === 'sound');
    for (const one of work) {
      if (one.kind !== 'segment' && one.kind !== 'mix' && one.kind !== 'film') continue;
      const {id} = one.input.film.variant;
      if (!this.#filmsBegunAt.has(id)) this.#filmsBegunAt.set(id, this.#machine.context.now());
    }
    // Two stages, one after the other: neither takes the other's time for its own.
    if (makesTakes || isSettled) this.#end('scan', 'timelines');
    if (makesTakes) this.#begin('generate', 'takes');
    else this.#end('generate', 'takes');
    if (!makesTakes && !isSettled) this.#begin('scan', 'timelines');
  }

  /** Ends the stages that still go on. */
  ended(): void {
    this.#end('scan', 'timelines');
    this.#end('generate', 'takes');
  }

  made({reports, work}: MadeWork): void {
    for (const {name, kind, key} of work) this.#machine.context.emit({event: 'work-made', work: name, kind, key});
    for (const [name, report] of reports) this.#reports.set(name, report);
  }

  /** What this run has done for a take. */
  actionOf(take: PlannedTake): PlannedTake['action'] {
    return this.#actions.get(takeWorkName(take))?.action ?? take.action;
  }

  /** A plan with the actions and reasons that its takes had before this run made some of them. */
  asFirstPlanned({shots, sounds, totals, ...plan}: Plan): Plan {
    const first = <Take extends PlannedTake>(take: Take): Take => ({...take, ...this.#actions.get(takeWorkName(take))});
    const before = {shots: shots.map(first), sounds: sounds.map(first)};
    return {...plan, ...before, totals: planTotals(before.shots, totals.variants, before.sounds)};
  }

  /** null where this run has not made it. */
  reportOf(name: WorkName): Report | null {
    return this.#reports.get(name) ?? null;
  }

  /** From the first segment or mix of a film that this run has begun until now; 0 where it has begun none. */
  durationInMilliseconds(variant: string): number {
    const now = this.#machine.context.now();
    return Math.round(now - (this.#filmsBegunAt.get(variant) ?? now));
  }

  #begin(stage: Stage, label: string): void {
    if (this.#stages.has(stage)) return;
    const {emit, now} = this.#machine.context;
    this.#stages.set(stage, now());
    emit({event: 'stage-started', stage, label});
  }

  #end(stage: Stage, label: string): void {
    const started = this.#stages.get(stage);
    if (started === undefined) return;
    const {emit, now} = this.#machine.context;
    this.#stages.delete(stage);
    emit({event: 'stage-finished', stage, label, durationInMilliseconds: now() - started});
  }
}
