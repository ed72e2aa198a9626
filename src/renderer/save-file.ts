/** Gives a file to the browser to save where downloads go. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the content after the click; it is done with it long before a minute is over.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
