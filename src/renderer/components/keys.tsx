/** Keys as they are pressed, one after the other or together. */
export function Keys({ pressed }: { readonly pressed: readonly string[] }) {
  return (
    <span className="keys">
      {pressed.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}
