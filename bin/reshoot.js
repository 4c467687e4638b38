#!/usr/bin/env node
// Old syntax on purpose, and no static import: an old Node has to get as far as the message.
var version = process.versions.node.split('.').map(Number);
if (version[0] < 20 || (version[0] === 20 && version[1] < 19)) {
  process.stderr.write(
    'reshoot needs Node 20.19 or newer; this is Node ' +
      process.versions.node +
      '.\nInstall a newer one from https://nodejs.org and run the same command again.\n',
  );
  process.exitCode = 2;
} else {
  import('node:module').then((module) => {
    // Node 22 and newer keep what they have compiled: each later start is a tenth of a second shorter.
    if (module.enableCompileCache) module.enableCompileCache();
    return import('../dist/cli.js');
  });
}
