import { useEffect } from "react";

/** Attribute of the document that the tokens of both colour schemes hang on. */
const SCHEME = "mantineColorScheme";

/** Prints dark on white, whatever the screen shows. */
export function useLightPrint(): void {
  useEffect(() => {
    const { dataset } = document.documentElement;
    let shown: string | undefined;
    const before = () => {
      shown ??= dataset[SCHEME];
      dataset[SCHEME] = "light";
    };
    const after = () => {
      if (shown !== undefined) dataset[SCHEME] = shown;
      shown = undefined;
    };
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    return () => {
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
      after();
    };
  }, []);
}
