/** What a project file says it is, apart from its schema: whoever only asks for that loads no schema. */
export const PROJECT_FORMAT = 'ascribe-project';
export const PROJECT_VERSION = 1;
