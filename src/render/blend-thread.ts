/** What a blending thread runs. Built as a file of its own: `blender.ts` starts it. */
import {parentPort} from 'node:worker_threads';
import {serveBlending} from './blend-messages.ts';

if (parentPort) serveBlending(parentPort);
