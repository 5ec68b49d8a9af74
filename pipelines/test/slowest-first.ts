import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * The order in which vitest starts files: those named, as they are named, then the others as it would. On a clean clone it
 * knows their sizes and not their times; a slow file that starts last leaves all cores but one without work.
 */
export const slowestFirst = (names: readonly string[]): typeof BaseSequencer =>
  class extends BaseSequencer {
    override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
      const rank = ({ moduleId }: TestSpecification): number => {
        const found = names.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
        return found < 0 ? names.length : found;
      };
      return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
    }
  };
