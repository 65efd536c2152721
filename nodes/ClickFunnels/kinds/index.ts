/** Every kind of record that the tables speak of, by its value. */
export * from './account';
export * from './blogs';
export * from './communities';
export * from './communityMembers';
export * from './contacts';
export * from './courses';
export * from './emails';
export * from './forms';
export * from './funnels';
export * from './orders';
export * from './products';
export * from './sales';
export * from './shipping';
export * from './website';
export * from './workflows';
