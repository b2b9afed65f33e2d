import * as fc from 'fast-check';

// Property tests draw anew at a developer's desk, where a counterexample is news. What decides whether a change
// may go in must decide the same twice.
if (process.env['CI'] !== undefined) fc.configureGlobal({ seed: 20_261_126 });
