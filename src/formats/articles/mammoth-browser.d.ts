/** The build without Node's modules, which runs in a worker and in Node alike. */
declare module 'mammoth/mammoth.browser.min.js' {
  import mammoth from 'mammoth';
  // oxlint-disable-next-line import/no-default-export -- As the package has it.
  export default mammoth;
}
