import {defineConfig} from 'reshoot/node';

export default defineConfig({generator: 'animatic'});
