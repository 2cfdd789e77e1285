/** Key of the words on the button that shows or hides a password. */
export const PASSWORD_LOOK = "people:passwordLook";
