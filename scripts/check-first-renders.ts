/**
 * `npm run check:first-renders [-- --runs 50 --load 4 --plain 1]`: renders a film with everything on frame 0 from nothing, again and again, in a small installed
 * project, and fails where one film differs. `TEST_BROWSER=system` draws with the machine's own browser.
 *
 * @param runs first renders, each from an empty store
 * @param load processes that keep the cores busy meanwhile
 * @param plain how many times `npx remotion render` draws frames 0, 1, 37 and the last, each from an empty browser
 */
import {type ChildProcess, spawn} from 'node:child_process';
import {parseArgs} from 'node:util';
import {decodeFilm, ssim} from '../test/helpers/film.ts';
import {plainRemotion} from '../test/helpers/plain-remotion.ts';
import {openRig} from '../test/helpers/rig.ts';

const {values} = parseArgs({
  options: {runs: {type: 'string', default: '10'}, load: {type: 'string', default: '0'}, plain: {type: 'string', default: '1'}},
});
const frames = [0, 1, 37, 44];

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const burners: ChildProcess[] = Array.from({length: Number(values.load)}, () => spawn(process.execPath, ['--eval', 'for (;;);']));
const films = new Map<string, number>();
let failures = 0;
try {
  for (let run = 1; run <= Number(values.runs); run++) {
    const rig = await openRig('everything');
    try {
      const ended = await rig.reshoot(['render', '--json', '--verify=5']);
      const last = ended.events.at(-1);
      const digest = last?.event === 'render-finished' ? (last.variants[0]?.digest ?? 'none') : `failed: ${ended.stderr.slice(-600)}`;
      films.set(digest, (films.get(digest) ?? 0) + 1);
      if (ended.code !== 0) failures++;
      say(`${run}: ${digest}`);
    } finally {
      await rig.remove();
    }
  }
  for (let round = 1; round <= Number(values.plain); round++) {
    const rig = await openRig('everything');
    try {
      await rig.render();
      const ours = await decodeFilm(rig.path('out/all/tiny.mp4'));
      const remotion = await plainRemotion(rig);
      for (const frame of frames) {
        const ended = await remotion('render', 'all-tiny', 'plain.mp4', `--frames=${frame}-${frame}`, '--concurrency=1', '--log=error');
        const [picture] = ended.code === 0 ? (await decodeFilm(rig.path('plain.mp4'))).frames : [];
        const [expected] = [ours.frames[frame]];
        const similarity = picture && expected ? ssim(picture, expected, ours.width) : 0;
        if (similarity < 0.96) failures++;
        say(`plain Remotion, frame ${frame}: SSIM ${similarity.toFixed(4)} ${ended.code === 0 ? '' : ended.stderr.slice(-600)}`);
      }
    } finally {
      await rig.remove();
    }
  }
} finally {
  for (const burner of burners) burner.kill();
}
say(`${values.runs} first renders at load ${values.load}: ${films.size} different film(s), ${failures} failure(s)`);
if (failures > 0 || films.size > 1) process.exitCode = 1;
