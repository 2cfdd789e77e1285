import { useLoaderData, useLocation } from "@remix-run/react";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { FakeStreamServer } from "../../tests/mocks/fake-stream-server.ts";
import { renderPage } from "../../tests/setup/render-page.tsx";
import { refusal, reply, stubApi } from "../../tests/setup/stub-api.ts";
import { CommandProblem } from "../shell/kit/command-problem.tsx";
import { useCommand } from "./use-command.ts";

const api = stubApi();
const done = vi.fn<(reply: { id: string }) => void>();
const forgotten = vi.fn<() => void>();

const keyOf = (call: number) => new Headers(api.fetch.mock.calls[call]?.[1]?.headers).get("Idempotency-Key");

function Page() {
  const readings = useLoaderData<number>();
  const command = useCommand<{ title: string }, { id: string }>({ method: "POST", path: "/listings", onDone: done });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void command.submit({ title: String(new FormData(event.currentTarget).get("title")) });
      }}
    >
      <p>readings {readings}</p>
      <CommandProblem command={command} labels={{ title: "标题" }} />
      <input name="title" aria-label="title" defaultValue="喷涂 500 套" />
      <output>{command.errors.title}</output>
      <button type="submit">发布</button>
    </form>
  );
}

function show() {
  let readings = 0;
  renderPage({ component: Page, loader: () => (readings += 1), path: "/page?tab=1" });
  return userEvent.setup();
}

describe("useCommand", () => {
  it("sends JSON once, tells the page, and reads its data anew", async () => {
    api.answer({ id: "x" }, 201);
    const user = show();
    await user.click(await screen.findByRole("button", { name: "发布" }));
    await screen.findByText("readings 2");
    expect(done).toHaveBeenCalledWith({ id: "x" });
    expect(api.fetch).toHaveBeenCalledTimes(1);
    const [address, request] = api.fetch.mock.calls[0]!;
    expect(address).toBe("/api/v1/listings");
    expect(request).toMatchObject({ method: "POST", body: JSON.stringify({ title: "喷涂 500 套" }), credentials: "same-origin" });
    expect(keyOf(0)).toMatch(/^[0-9a-f]{32}$/);
  });

  it("shows what is wrong at the field, and puts the cursor there", async () => {
    api.refuse("bad_input", [{ path: "title", message: "此项必填" }]);
    const user = show();
    await user.click(await screen.findByRole("button", { name: "发布" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("标题：此项必填");
    expect(screen.getByRole("status")).toHaveTextContent("此项必填");
    await waitFor(() => expect(screen.getByLabelText("title")).toHaveFocus());
    expect(screen.getByText("readings 1")).toBeInTheDocument();
  });

  it("reads the page's data anew when somebody else was faster, where it named a revision", async () => {
    api.refuse("conflict");
    function Edit() {
      const readings = useLoaderData<number>();
      const command = useCommand({ method: "PATCH", path: "/listings/x" });
      return (
        <>
          <p>readings {readings}</p>
          <CommandProblem command={command} />
          <button onClick={() => void command.submit(undefined, { revision: readings })}>go</button>
        </>
      );
    }
    let readings = 0;
    renderPage({ component: Edit, loader: () => (readings += 1) });
    await userEvent.click(await screen.findByRole("button", { name: "go" }));
    expect(await screen.findByText("readings 2")).toBeVisible();
    expect(screen.getByRole("alert")).toBeVisible();
  });

  it("keeps what was typed when the network is gone, and sends the same with the same key again", async () => {
    api.answer({ id: "x" }, 201);
    api.fetch.mockRejectedValueOnce(new TypeError("Failed to fetch"));
    const user = show();
    const field = await screen.findByLabelText("title");
    await user.clear(field);
    await user.type(field, "焊接 40 天");
    await user.click(screen.getByRole("button", { name: "发布" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("网络不通");
    expect(field).toHaveValue("焊接 40 天");
    await user.click(screen.getByRole("button", { name: "重试" }));
    await waitFor(() => expect(done).toHaveBeenCalledWith({ id: "x" }));
    expect(keyOf(1)).toBe(keyOf(0));
    expect(screen.queryByRole("alert")).not.toBeInTheDocument();
  });

  it("takes a new key for a changed text, and after an answer", async () => {
    api.answer({ id: "x" }, 201);
    api.fetch.mockRejectedValueOnce(new TypeError("Failed to fetch")).mockResolvedValueOnce(refusal("bad_input"));
    const user = show();
    const field = await screen.findByLabelText("title");
    const button = screen.getByRole("button", { name: "发布" });
    await user.click(button);
    await screen.findByText("网络不通，尚未收到答复");
    await user.type(field, "，急");
    await user.click(button);
    await screen.findByText("填写有误");
    await user.click(button);
    await waitFor(() => expect(done).toHaveBeenCalled());
    expect(new Set([keyOf(0), keyOf(1), keyOf(2)]).size).toBe(3);
  });

  it("ignores a second press while the first is under way", async () => {
    let answer: (response: Response) => void = () => {};
    api.fetch.mockImplementation(() => new Promise((resolve) => (answer = resolve)));
    const user = show();
    const button = await screen.findByRole("button", { name: "发布" });
    await user.dblClick(button);
    expect(api.fetch).toHaveBeenCalledTimes(1);
    answer(reply());
    await screen.findByText("readings 2");
  });

  it("treats a proxy's error page like a lost network", async () => {
    api.fetch.mockImplementation(() => Promise.resolve(new Response("<html>502</html>", { status: 502, headers: { "Content-Type": "text/html" } })));
    const user = show();
    await user.click(await screen.findByRole("button", { name: "发布" }));
    expect(await screen.findByRole("button", { name: "重试" })).toBeInTheDocument();
  });

  it("leads to the sign-in page, with the way back, when the session is over", async () => {
    api.refuse("signed_out");
    const user = show();
    await user.click(await screen.findByRole("button", { name: "发布" }));
    expect(await screen.findByText("elsewhere /sign-in?to=%2Fpage%3Ftab%3D1")).toBeInTheDocument();
  });

  it("stays when refusing is the answer to signing in", async () => {
    api.refuse("signed_out");
    function SignIn() {
      const command = useCommand({ method: "POST", path: "/session", signsIn: true });
      return (
        <>
          <CommandProblem command={command} title="未能登录" />
          <p>{useLocation().pathname}</p>
          <button onClick={() => void command.submit()}>go</button>
        </>
      );
    }
    renderPage({ component: SignIn });
    await userEvent.click(await screen.findByRole("button", { name: "go" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("未能登录");
    expect(screen.getByText("/page")).toBeInTheDocument();
  });

  it("sends the same under the same key after the page was loaded anew, where it is queued", async () => {
    api.loseNetwork();
    const first = renderPage({ component: Queued });
    await userEvent.click(await screen.findByRole("button", { name: "登记" }));
    await screen.findByText("网络不通，尚未收到答复");
    first.unmount();
    api.answer({ id: "x" }, 201);
    renderPage({ component: Queued });
    await userEvent.click(await screen.findByRole("button", { name: "登记" }));
    await waitFor(() => expect(done).toHaveBeenCalledTimes(1));
    expect(keyOf(1)).toBe(keyOf(0));
    // Answered: the same once more is another one.
    await userEvent.click(await screen.findByRole("button", { name: "登记" }));
    await waitFor(() => expect(done).toHaveBeenCalledTimes(2));
    expect(keyOf(2)).not.toBe(keyOf(0));
    expect(localStorage.getItem("lianmeng:unanswered")).toBeNull();
  });

  it("forgets what the form kept once it arrived, also when the form is gone by then, where it is queued", async () => {
    let answer = (_response: Response) => {};
    api.fetch.mockImplementation(() => new Promise((resolve) => (answer = resolve)));
    const page = renderPage({ component: Queued });
    await userEvent.click(await screen.findByRole("button", { name: "登记" }));
    page.unmount();
    expect(localStorage.getItem("lianmeng:unanswered")).not.toBeNull();
    answer(reply({ id: "x" }, 201));
    await waitFor(() => expect(forgotten).toHaveBeenCalledTimes(1));
    expect(localStorage.getItem("lianmeng:unanswered")).toBeNull();
    expect(done).not.toHaveBeenCalled();
  });

  it("sends by itself, once, when the connection is back", async () => {
    const server = new FakeStreamServer();
    api.loseNetwork();
    renderPage({ component: Queued, port: server.port });
    await userEvent.click(await screen.findByRole("button", { name: "登记" }));
    expect(await screen.findByText(/恢复后自动再发/)).toBeInTheDocument();
    // The button may be a page below the head of its form.
    expect(vi.mocked(window.HTMLElement.prototype.scrollIntoView).mock.contexts).toContain(screen.getByRole("alert"));
    api.fetch.mockImplementation((address) => (String(address).startsWith("/readyz") ? Promise.resolve(new Response("ready")) : Promise.resolve(reply({ id: "x" }, 201))));
    server.cut();
    await waitFor(() => expect(done).toHaveBeenCalledTimes(1), { timeout: 5_000 });
    const sent = api.fetch.mock.calls.filter(([address]) => address === "/api/v1/deliveries");
    expect(new Set(sent.map(([, request]) => new Headers(request?.headers).get("Idempotency-Key"))).size).toBe(1);
  });

  it("sends by itself when the browser is online again, though the socket noticed nothing", async () => {
    api.loseNetwork();
    renderPage({ component: Queued });
    await userEvent.click(await screen.findByRole("button", { name: "登记" }));
    await screen.findByText(/恢复后自动再发/);
    api.answer({ id: "x" }, 201);
    window.dispatchEvent(new Event("online"));
    await waitFor(() => expect(done).toHaveBeenCalledTimes(1));
    expect(keyOf(1)).toBe(keyOf(0));
  });
});

function Queued() {
  const command = useCommand<{ value: string }, { id: string }>({ method: "POST", path: "/deliveries", queued: true, forget: forgotten, onDone: done });
  return (
    <>
      <CommandProblem command={command} />
      <button type="button" onClick={() => void command.submit({ value: "300" })}>
        登记
      </button>
    </>
  );
}
