# The first stage has the compiler and leaves with the production packages only; the second has neither it nor npm's cache.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
# Optional too: the Prisma client names the whole Prisma command as an optional peer. `--build-arg OPTIONAL=include` keeps
# what JUDGE=nli needs, and that with it.
ARG OPTIONAL=omit
RUN npm run build && npm prune --omit=dev --${OPTIONAL:-omit}=optional

FROM node:22-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4200 DATABASE_URL=/data
WORKDIR /app
COPY --from=build /app/package.json /app/LICENSE ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/prisma/migrations ./prisma/migrations
COPY --from=build /app/seed ./seed
COPY --from=build /app/dist ./dist
COPY --from=build /app/bin ./bin
# `docker run --rm -i walkback walkback judge - < pairs.jsonl`
RUN ln -s /app/bin/walkback.mjs /usr/local/bin/walkback
# What runs may write its data and nothing else.
RUN install -d -o node -g node /data
USER node
VOLUME /data
EXPOSE 4200
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# node is started directly, not through npm: it takes SIGTERM itself, finishes what it began, and ends.
CMD ["node", "--enable-source-maps", "dist/src/main.js"]
