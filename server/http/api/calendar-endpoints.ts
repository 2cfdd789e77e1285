import { z } from "zod";
import { calendarFeedView } from "../../../app/contracts/calendar-feed.ts";
import { endpoint, openEndpoint } from "./endpoint.ts";

/** The address under which a calendar follows one's meetings. */
export const calendarEndpoints = [
  endpoint({
    method: "GET",
    path: "/me/calendar",
    summary: "Whether a calendar can follow my meetings",
    reply: calendarFeedView,
    handle: ({ actor, services }) => services.meetings.getCalendarFeed(actor),
  }),
  endpoint({
    method: "POST",
    path: "/me/calendar",
    summary: "Make the address under which a calendar follows my meetings; shown once, an earlier one ends",
    reply: calendarFeedView,
    status: 201,
    handle: ({ actor, services }) => services.meetings.makeCalendarFeed(actor),
  }),
  endpoint({
    method: "DELETE",
    path: "/me/calendar",
    summary: "End that address",
    handle: ({ actor, services }) => services.meetings.endCalendarFeed(actor),
  }),
  openEndpoint({
    method: "GET",
    path: "/calendars/:secret.ics",
    summary: "The meetings of whoever made this address, for a calendar",
    params: z.object({ secret: z.string().regex(/^[\w-]{43}$/) }),
    text: "text/calendar; charset=utf-8",
    handle: ({ params, services }) => services.meetings.readCalendarFeed(params.secret),
  }),
];
