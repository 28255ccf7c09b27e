/** To where the API listens: its own setting, so that the two cannot differ. */
export default { '/api': { target: `http://localhost:${process.env.PORT || 3000}`, secure: false } };
