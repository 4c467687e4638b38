/**
 * `npm run evaluate:animatic`: the shipped weights through the product's own planner and generator, against numbers that cannot be talked
 * round. Ends with 1 where a goal is missed.
 *
 * `-- --prompts 200 --seeds 2` is the full run; without, a subset of minutes. Every judged shot is kept under `.reshoot/`: a run that was
 * stopped goes on where it was, and `--kept` prints the table of what there is. `--sheet file.png` writes the contact sheet, `--json file.json`
 * the numbers.
 */
import {createHash} from 'node:crypto';
import {writeFile} from 'node:fs/promises';
import {parseArgs} from 'node:util';
import {z} from 'zod';
import {type Adherence, adherence, share} from './evaluate-animatic/adherence.ts';
import {chaining} from './evaluate-animatic/chaining.ts';
import {openKept} from './evaluate-animatic/kept.ts';
import {likenessOfShots} from './evaluate-animatic/likeness.ts';
import {faultsOf, motionOf, type Way} from './evaluate-animatic/motion.ts';
import {tuned} from './evaluate-animatic/prompts.ts';
import {openReader} from './evaluate-animatic/reader.ts';
import {edgesOf, edgesOfVectors, median} from './evaluate-animatic/sharpness.ts';
import {writeSheet} from './evaluate-animatic/sheet.ts';
import {type Order, shoot, specOf, type Take} from './evaluate-animatic/shoot.ts';

const {values: options} = parseArgs({
  allowPositionals: true,
  options: {
    prompts: {type: 'string', default: '38'},
    seeds: {type: 'string', default: '1'},
    moves: {type: 'string', default: '3'},
    kept: {type: 'boolean', default: false},
    sheet: {type: 'string'},
    json: {type: 'string'},
  },
});

const motionSchema = z.strictObject({
  way: z.enum(['pan-left', 'pan-right', 'tilt-up', 'tilt-down', 'dolly-in', 'dolly-out', 'still']),
  change: z.number(),
  flicker: z.number(),
  residual: z.number(),
});

interface Goal {
  readonly what: string;
  readonly measured: string;
  readonly goal: string;
  readonly met: boolean;
}

const goals: Goal[] = [];
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const report: Record<string, unknown> = {};

const kept = await openKept({judging: !options.kept});

await pictures(Number(options.prompts), Number(options.seeds));
await moves(Number(options.moves));
if (!options.kept) {
  await sharpness();
  await likeness();
  await chains();
  await determinism();
}
if (options.sheet !== undefined) await writeSheet(options.sheet, 11);

print('');
for (const {what, measured, goal, met} of goals) print(`${met ? 'met   ' : 'MISSED'} ${what}: ${measured} (goal ${goal})`);
if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify({...report, goals}, null, 1)}\n`);
process.exitCode = goals.every(({met}) => met) ? 0 : 1;

async function pictures(prompts: number, seeds: number): Promise<void> {
  const found = await adherence({kept, reader: await openReader()}, {prompts, seeds, print});
  table(`prompts that nobody looked at (from number ${tuned})`, found.heldOut);
  table(`prompts that the model was tuned on (before number ${tuned})`, found.tuned);
  report['adherence'] = found;
  for (const [what, {all, shuffled, shots}] of Object.entries({'of unseen prompts': found.heldOut, 'of tuned prompts': found.tuned})) {
    if (shots === 0) continue;
    goals.push({
      what: `adherence over all attributes ${what}`,
      measured: `${percent(all)} over ${shots} shots, shuffled ${percent(shuffled)}`,
      goal: '75 %',
      met: all >= 0.75,
    });
  }
}

function table(which: string, {rows, shots, prompts}: Adherence): void {
  if (shots === 0) return;
  print(`\nAdherence over ${shots} shots of ${prompts} ${which}; time and weather where they can be seen\n`);
  print('attribute    adherence   shuffled prompts   reader on vector scenes');
  for (const {attribute, ...row} of rows)
    print(
      `${attribute.padEnd(12)} ${percent(row.adherence).padStart(9)} ${percent(row.shuffled).padStart(18)} ${percent(row.reader).padStart(25)}`,
    );
}

async function moves(each: number): Promise<void> {
  const ways: readonly [Way, string][] = [
    ['pan-left', 'camera pans left'],
    ['pan-right', 'camera pans right'],
    ['tilt-up', 'camera tilts up'],
    ['tilt-down', 'camera tilts down'],
    ['dolly-in', 'camera dollies in'],
    ['dolly-out', 'camera dollies out'],
  ];
  const places = [
    'in a city street',
    'in a forest',
    'in a village',
    'in the mountains',
    'in a park',
    'in a meadow',
    'on the beach',
    'in a cafe',
  ];
  const clips: {way: Way; right: boolean; faults: readonly string[]}[] = [];
  const clipOf = (i: number, k: number, words: string): Order => ({
    prompt: `empty scene ${places[(i * 5 + k) % places.length] ?? ''} in the morning, ${words}`,
    seed: 70 + i,
    frames: 14,
  });
  for (let i = 0; i < each; i++) {
    for (const [k, [way, words]] of ways.entries()) {
      const order = clipOf(i, k, words);
      const motion = await kept.answer({about: specOf(order), schema: motionSchema, judge: async () => motionOf(await shoot(order))});
      if (motion === null) continue;
      clips.push({way, right: motion.way === way, faults: faultsOf(motion)});
      print(
        `${way.padEnd(10)} seen as ${motion.way.padEnd(10)} change ${motion.change.toFixed(1)}, flicker ${motion.flicker.toFixed(2)}, residual ${motion.residual.toFixed(2)}`,
      );
    }
  }
  if (clips.length === 0) return;
  const right = share(clips.map((clip) => clip.right));
  const sound = share(clips.map(({faults}) => faults.length === 0));
  goals.push({what: 'camera moves as commanded', measured: `${percent(right)} of ${clips.length}`, goal: '90 %', met: right >= 0.9});
  goals.push({what: 'clips that move, steadily', measured: percent(sound), goal: '100 %', met: sound === 1});
  report['moves'] = clips;
  if (options.kept) return;
  const take = await shoot(clipOf(0, 0, ways[0]?.[1] ?? ''));
  for (const [name, planted] of Object.entries({still: still(take), flickering: flickering(take)})) {
    const faults = faultsOf(await motionOf(planted));
    goals.push({
      what: `a planted ${name} clip is caught`,
      measured: faults.join('; ') || 'nothing',
      goal: 'a fault',
      met: faults.length > 0,
    });
  }
}

function still(take: Take): Take {
  return {...take, frames: take.frames.map(() => firstOf(take))};
}

/** Every second frame a twentieth brighter. */
function flickering(take: Take): Take {
  return {...take, frames: take.frames.map((frame, i) => (i % 2 === 0 ? frame : frame.map((value) => Math.min(255, value * 1.05))))};
}

async function sharpness(): Promise<void> {
  const widths: number[] = [];
  for (const [i, place] of ['in a city street', 'in the mountains', 'in a village'].entries()) {
    const take = await shoot({prompt: `empty scene ${place} at midday, clear sky`, seed: 40 + i, frames: 1, width: 1080, height: 1920});
    widths.push(...(await edgesOf(firstOf(take), take)));
  }
  const [ours, vectors] = [median(widths), await edgesOfVectors()];
  report['edges'] = {ours, vectors, found: widths.length};
  goals.push({
    what: 'width of edges at 1080 × 1920',
    measured: `${ours.toFixed(1)} px over ${widths.length} edges, vectors ${vectors.toFixed(1)} px`,
    goal: '4 px',
    met: ours <= 4,
  });
}

async function likeness(): Promise<void> {
  const {leastSame, mostDifferent} = await likenessOfShots(90);
  report['likeness'] = {leastSame, mostDifferent};
  const measured = `least alike pair of one fox ${leastSame.toFixed(2)}, most alike pair of others ${mostDifferent.toFixed(2)}`;
  goals.push({what: 'one character in four shots is itself', measured, goal: 'the first above the second', met: leastSame > mostDifferent});
}

async function chains(): Promise<void> {
  const measured = await chaining(60);
  report['chaining'] = measured;
  for (const {cut, ordinary, start, change} of measured) {
    print(
      `continued: cut ${cut.toFixed(2)}, ordinary cut ${ordinary.toFixed(1)}, first steps ${start.toFixed(2)} of later ones, change ${change.toFixed(1)}`,
    );
  }
  const [cut, ordinary] = [Math.max(...measured.map((each) => each.cut)), Math.min(...measured.map((each) => each.ordinary))];
  const change = Math.min(...measured.map((each) => each.change));
  goals.push({
    what: 'a shot that continues another begins with its last picture',
    measured: `differences up to ${cut.toFixed(2)} of 255, ordinary cuts from ${ordinary.toFixed(1)}`,
    goal: '2, and a tenth of an ordinary cut',
    met: cut <= 2 && cut <= ordinary / 10,
  });
  goals.push({
    what: '… and goes on from it',
    measured: `last pictures differ by ${change.toFixed(1)} or more`,
    goal: '4',
    met: change >= 4,
  });
}

async function determinism(): Promise<void> {
  const digest = async (seed: number): Promise<string> => {
    const hash = createHash('sha256');
    for (const frame of (await shoot({prompt: 'a fox in a park at dusk', seed, frames: 3})).frames) hash.update(frame);
    return hash.digest('hex');
  };
  const [first, again, other] = [await digest(5), await digest(5), await digest(6)];
  goals.push({
    what: 'the same seed makes the same bytes, another other ones',
    measured: `${first.slice(0, 8)} ${again.slice(0, 8)} ${other.slice(0, 8)}`,
    goal: 'same, same, different',
    met: first === again && first !== other,
  });
}

function firstOf({frames}: Take): Uint8Array {
  const [frame] = frames;
  if (frame === undefined) throw new RangeError('a take without frames');
  return frame;
}
