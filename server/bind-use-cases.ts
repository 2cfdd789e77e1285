type UseCase<Dependencies> = (dependencies: Dependencies, ...input: never[]) => unknown;

export type Bound<Dependencies, Cases extends Record<string, UseCase<Dependencies>>> = {
  [Name in keyof Cases]: Cases[Name] extends (dependencies: Dependencies, ...input: infer Input) => infer Result
    ? (...input: Input) => Result
    : never;
};

/** Gives each use case its dependencies, so that routes call `services.people.signIn(input)`. */
export function bindUseCases<Dependencies, Cases extends Record<string, UseCase<Dependencies>>>(
  dependencies: Dependencies,
  cases: Cases,
): Bound<Dependencies, Cases> {
  const bound = Object.entries(cases).map(([name, useCase]) => [name, useCase.bind(null, dependencies)]);
  return Object.fromEntries(bound) as Bound<Dependencies, Cases>;
}
