export function App() {
  return <h1>Ascribe</h1>;
}
