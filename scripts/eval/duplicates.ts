export function evaluateDuplicates(_file: string): object {
  return {};
}
