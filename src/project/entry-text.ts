/**
 * The bundle's entry, made from the list of videos. Rows and takes are not in it: neither a new row nor a new take causes a new bundle.
 *
 * @param toProject from the entry's folder to the project's, with forward slashes: `..`, unless `.reshoot/` is a link.
 */
export const entryText = (project: {readonly videos: readonly {readonly file: string}[]}, toProject: string): string =>
  [
    '// Made by Reshoot from the list of videos. It calls registerRoot() for all of them.',
    "import {startProject} from 'reshoot/entry';",
    ...project.videos.map((video, index) => `import video${index} from ${JSON.stringify(`${toProject}/${video.file}`)};`),
    '',
    `startProject([${project.videos.map((_, index) => `video${index}`).join(', ')}]);`,
    '',
  ].join('\n');
