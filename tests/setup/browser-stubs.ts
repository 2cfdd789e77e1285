import "@testing-library/jest-dom/vitest";
import { notifications } from "@mantine/notifications";
import { cleanup, configure } from "@testing-library/react";
import { afterEach, vi } from "vitest";

// Many files share a window and its modules: what one showed is gone before the next begins.
afterEach(() => {
  cleanup();
  notifications.clean();
  notifications.cleanQueue();
  localStorage.clear();
  sessionStorage.clear();
});

// A busy machine needs more than the second that is usual to look once over a page by its roles.
configure({ asyncUtilTimeout: 5_000 });

/**
 * What Mantine asks of a browser and jsdom has not. Motion is unwanted: a transition that is turned round while it begins leaves a timer
 * behind which nothing clears, and which would go off when the window is gone.
 */
Object.defineProperty(window, "matchMedia", {
  writable: true,
  value: (query: string) => ({
    matches: query.includes("prefers-reduced-motion"),
    media: query,
    onchange: null,
    addEventListener: () => {},
    removeEventListener: () => {},
    dispatchEvent: () => false,
  }),
});

class ResizeObserverStub implements ResizeObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}
window.ResizeObserver = ResizeObserverStub;
window.HTMLElement.prototype.scrollIntoView = vi.fn<() => void>();
/** A text box that grows with its text waits for fonts. */
Object.defineProperty(document, "fonts", { configurable: true, value: { addEventListener: () => {}, removeEventListener: () => {} } });
