/**
 * A colour of the stylesheet as `rgb()`, as it is for `element` now. For canvas and files, which cannot read custom
 * properties: a property's own value is unresolved, a computed `color` is not.
 */
export function readColour(element: HTMLElement, property: `--${string}`): string {
  element.style.color = `var(${property})`;
  const computed = getComputedStyle(element).color;
  element.style.removeProperty('color');
  return computed;
}
