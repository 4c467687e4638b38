/**
 * `npm run bench:takes [-- --takes 10]`: takes of `animatic` one at a time, and as many at once as there are cores, in one run on an idle machine. The takes
 * have to be the same, byte for byte. Prints seconds and their ratio.
 */
import {execFile} from 'node:child_process';
import {mkdir, readFile, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {parseArgs, promisify} from 'node:util';
import {takeSlot} from '../../test/helpers/slot.ts';

const {values} = parseArgs({options: {takes: {type: 'string', default: '10'}}});
const prompts = [
  'a fox at a tram stop',
  'a boat on the sea at sunset',
  'a bear in a forest',
  'a cat in a city street, rain',
  'a rabbit in a village',
];
const shots = Array.from({length: Number(values.takes)}, (_, at) => `{id: 's${at}', prompt: '${prompts[at % prompts.length]}'}`);

const slot = await takeSlot();
const folder = slot.project;
const run = promisify(execFile);

const video = `
import {Series} from 'remotion';
import {defineVideo, GeneratedShot} from 'reshoot';
import {z} from 'zod';

const shots = [${shots.join(', ')}];
const Film = () => (
  <Series>
    {shots.map((shot) => (
      <Series.Sequence key={shot.id} durationInFrames={45}><GeneratedShot {...shot} /></Series.Sequence>
    ))}
  </Series>
);
export default defineVideo({
  id: 'takes', framesPerSecond: 30, durationInFrames: ${45 * shots.length}, formats: [{id: 'reel', width: 540, height: 960}],
  schema: z.object({}), props: {}, component: Film,
});
`;

/** The embedded generator; with \`concurrency: 1\` its takes are made one after the other in the process of the command. */
const configOf = (concurrency: string): string => `
import animatic from 'reshoot/generators/animatic';
const identity = async () => ({...(await animatic.identity()), id: 'measured'});
export default {generator: 'measured', generators: [{...animatic, id: 'measured', identity, concurrency: ${concurrency}}]};
`;

const seconds = async (concurrency: string): Promise<{readonly seconds: number; readonly takes: string}> => {
  await rm(path.join(folder, '.reshoot'), {recursive: true, force: true});
  await rm(path.join(folder, 'scenes', 'takes', 'reshoot.lock.json'), {force: true});
  await writeFile(path.join(folder, 'reshoot.config.ts'), configOf(concurrency));
  const command = path.join(slot.package, 'bin', 'reshoot.js');
  // Bundle and timelines are made before, so that only takes are measured.
  await run(process.execPath, [command, 'plan'], {cwd: folder});
  const started = performance.now();
  await run(process.execPath, [command, 'generate'], {cwd: folder});
  const took = (performance.now() - started) / 1000;
  await run(process.execPath, [command, 'render'], {cwd: folder});
  const lock = JSON.parse(await readFile(path.join(folder, 'scenes', 'takes', 'reshoot.lock.json'), 'utf8')) as {
    takes: Record<string, {digest: string}>;
  };
  return {seconds: took, takes: JSON.stringify(Object.values(lock.takes).map(({digest}) => digest))};
};

try {
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({name: 'takes', private: true, type: 'module'}));
  await mkdir(path.join(folder, 'scenes', 'takes'), {recursive: true});
  await writeFile(path.join(folder, 'scenes', 'takes', 'video.tsx'), video);
  const alone = await seconds('1');
  const together = await seconds("'cores'");
  process.stdout.write(
    `${values.takes} takes: ${alone.seconds.toFixed(1)} s one at a time, ${together.seconds.toFixed(1)} s side by side, ${(alone.seconds / together.seconds).toFixed(2)}x\n`,
  );
  if (alone.takes !== together.takes) {
    process.stdout.write('the takes differ\n');
    process.exitCode = 1;
  }
} finally {
  await slot.release();
}
