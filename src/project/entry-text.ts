/**
 * The bundle's entry, made from the list of videos. Rows and takes are not in it: neither a new row nor a new take causes a new bundle.
 * It lies in `.reshoot/`, so paths begin with `../`.
 */
export const entryText = (project: {readonly videos: readonly {readonly file: string}[]}): string =>
  [
    '// Made by Reshoot from the list of videos. It calls registerRoot() for all of them.',
    "import {startProject} from 'reshoot/entry';",
    ...project.videos.map((video, index) => `import video${index} from ${JSON.stringify(`../${video.file}`)};`),
    '',
    `startProject([${project.videos.map((_, index) => `video${index}`).join(', ')}]);`,
    '',
  ].join('\n');
