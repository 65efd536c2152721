/** A file or an argument that can't be used; the message is for the user. */
export class UnusableInput extends Error {}
