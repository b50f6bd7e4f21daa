// The fences between rooms of the house: apps → modules → channels/platform, everything through its door.
const TEST = '\\.(test|fixture|fixtures)\\.tsx?$'
/** Code that no shipped file may import. */
const WORKSHOP = '^(testing|e2e|bench|tools)/'
const IO = '^(node:)?(fs|net|tls|dgram|dns|http|http2|https|child_process|cluster|worker_threads|readline|repl)(/|$)'
const IO_PACKAGES = '(^|/)node_modules/(pg|kysely|ioredis|undici|fastify|nodemailer|sharp)/'

/** `from` may not import `to`. Types count: a fence that types cross is no fence. */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    forbid(
      'no-cycle',
      'Two files that need each other are one file, or miss a third.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    forbid(
      'no-unresolved',
      'The import leads nowhere.',
      {},
      { couldNotResolve: true, pathNot: '\\?(url|raw|worker)$' },
    ),
    forbid(
      'undeclared-package',
      'Packages a file imports stand in package.json.',
      { pathNot: TEST },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
    forbid(
      'module-by-its-door',
      'A module is used through its index.ts.',
      { path: '^modules/([^/]+)/' },
      { path: '^modules/', pathNot: ['^modules/$1/', '^modules/[^/]+/index\\.ts$'] },
    ),
    forbid(
      'module-by-its-door-from-outside',
      'A module is used through its index.ts.',
      { pathNot: '^modules/' },
      { path: '^modules/', pathNot: '^modules/[^/]+/index\\.ts$' },
    ),
    forbid(
      'platform-by-its-door',
      'A part of the platform is used through its index.ts.',
      { path: '^platform/([^/]+)/' },
      { path: '^platform/', pathNot: ['^platform/$1/', '^platform/[^/]+/index\\.ts$'] },
    ),
    forbid(
      'platform-by-its-door-from-outside',
      'A part of the platform is used through its index.ts.',
      { pathNot: '^platform/' },
      { path: '^platform/', pathNot: '^platform/[^/]+/index\\.ts$' },
    ),
    forbid(
      'platform-knows-no-business',
      'The platform is below everything: it imports no module, channel, app or language.',
      { path: '^platform/', pathNot: TEST },
      { path: '^(apps|modules|channels|language)/' },
    ),
    forbid(
      'channels-hold-no-rules',
      'Channels know providers, not the business.',
      { path: '^channels/', pathNot: TEST },
      { path: '^(apps|modules)/' },
    ),
    forbid(
      'modules-below-apps',
      'Modules do not know the processes that run them.',
      { path: '^modules/' },
      { path: '^apps/' },
    ),
    forbid(
      'simulators-stand-outside',
      'A stand-in that shares the code it tests proves nothing: simulators know the provider alone.',
      { path: '^apps/simulators/', pathNot: TEST },
      { path: '^(modules|channels|apps/(server|web|site))/' },
    ),
    forbid(
      'browser-without-server-code',
      'The browser gets the contract and the words, never server code.',
      { path: '^apps/(web|site)/' },
      { path: '^(modules|platform|channels|language|database|apps/(server|simulators))/' },
    ),
    forbid(
      'browser-features-apart',
      'Shared parts of the browser app do not know its features.',
      { path: '^apps/web/src/(ui|lib)/', pathNot: TEST },
      { path: '^apps/web/src/(features|app)/' },
    ),
    forbid(
      'nothing-ships-from-the-workshop',
      'Tests, benches and tools are not part of the product.',
      { path: '^(apps|modules|platform|channels|language|locales|contracts)/', pathNot: TEST },
      { path: WORKSHOP },
    ),
    forbid(
      'language-is-pure',
      'The language engine is functions and data.',
      { path: '^language/', pathNot: TEST },
      { path: `^(apps|modules|platform|channels|database|testing)/|${IO}|${IO_PACKAGES}` },
    ),
    forbid(
      'rules-are-pure',
      'Rules decide; they fetch and store nothing.',
      { path: '\\.rules\\.ts$' },
      {
        path: `^platform/(db|http|jobs|files|live|postgres|config)/|${IO}|${IO_PACKAGES}`,
        dependencyTypesNot: ['type-only'],
      },
    ),
    forbid(
      'providers-only-in-channels',
      'Only channels import the software of providers.',
      { pathNot: ['^channels/', '^testing/', '^apps/simulators/', TEST] },
      { path: '(^|/)node_modules/(nodemailer|twilio|smtp-server)/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.atlas|\\.tmp)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'browser', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
