import { changePerson } from "./change-person.ts";
import { createPerson } from "./create-person.ts";
import { endSeat } from "./end-seat.ts";
import { getAccount } from "./get-account.ts";
import { giveSeat } from "./give-seat.ts";
import { invitePerson } from "./invite-person.ts";
import { listPeople } from "./list-people.ts";

/** What keepers do with other people's accounts and seats. */
export const administrationUseCases = { changePerson, createPerson, endSeat, getAccount, giveSeat, invitePerson, listPeople };
